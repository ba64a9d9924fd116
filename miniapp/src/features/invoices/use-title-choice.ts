import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import type { InvoiceTitle } from '@huitou/shared-types/invoices/schema.ts';
import { go } from '@/platform/nav';
import { takePickedTitle } from './picked-title';
import { useTitles } from './queries';

export interface TitleChoice {
  /** The one chosen, else the default one, else the first of the book. */
  title: InvoiceTitle | undefined;
  /** The book has been read, or cannot be. */
  ready: boolean;
  /** To the book, or to a new title while it is empty. */
  choose: () => void;
}

/** For whom the invoice is: from the title book. */
export const useTitleChoice = (): TitleChoice => {
  const titles = useTitles();
  const [id, setId] = useState<string>();
  useDidShow(() => {
    const picked = takePickedTitle();
    if (picked) setId(picked);
  });
  const book = titles.data ?? [];
  const title = book.find((one) => one.id === id) ?? book.find(({ isDefault }) => isDefault) ?? book[0];
  return { title, ready: !titles.isPending, choose: () => go(book.length > 0 ? 'titles' : 'titleEdit', { pick: 1 }) };
};
