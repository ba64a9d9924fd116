import { View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { titleRoutes } from '@huitou/shared-types/invoices/routes.ts';
import type { TitleHits as Hits } from '@huitou/shared-types/invoices/schema.ts';
import { keys } from '@/features/queries';
import { api } from '@/platform/request';

type Hit = Hits['items'][number];
const PAUSE_MS = 300;
const SHORTEST = 2;

interface TitleHitsProps {
  q: string;
  /** What the field held when it was opened asks for no search. */
  known: string;
  onChoose: (hit: Hit) => void;
}

/** Companies that begin with what has been typed, so that the tax number need not be. */
export function TitleHits({ q, known, onChoose }: TitleHitsProps) {
  const text = q.trim();
  const [asked, setAsked] = useState(known.trim());
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const hits = useQuery({
    queryKey: [...keys.titles, 'search', asked],
    queryFn: async () => (await api(titleRoutes.search, { q: asked })).items,
    enabled: asked.length >= SHORTEST && asked !== known.trim(),
  });
  // The one that has just been taken is no longer a suggestion.
  const items = (hits.data ?? []).filter(({ kind, title }) => kind === 'company' && title !== text).slice(0, 5);
  if (text !== asked || items.length === 0) return null;
  return (
    <View id="title-hits" className="title-hits">
      {items.map((hit, i) => (
        <View
          key={hit.title + (hit.taxNo ?? '')}
          id={`title-hit-${i}`}
          className="title-hit"
          hoverClass="title-hit-pressed"
          onClick={() => onChoose(hit)}
        >
          <View className="title-hit-name">{hit.title}</View>
          {hit.taxNo ? <View className="title-hit-no">{hit.taxNo}</View> : null}
        </View>
      ))}
    </View>
  );
}
