import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import type { InvoiceTitle } from '@huitou/shared-types/invoices/schema.ts';
import { takePickedTitle } from '@/features/invoices/picked-title';
import { useTitles } from '@/features/invoices/queries';

/** The title for which this order shall be invoiced; none unless the customer chooses one. A title added on the way comes back chosen. */
export const useInvoice = (): [InvoiceTitle | undefined, (title: InvoiceTitle | undefined) => void] => {
  const titles = useTitles();
  const [id, setId] = useState<string>();
  useDidShow(() => {
    const picked = takePickedTitle();
    if (picked) setId(picked);
  });
  return [titles.data?.find((title) => title.id === id), (title) => setId(title?.id)];
};
