import { Input, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { refresh } from '@/features/queries';
import { useSearchWords, useSuggestions } from '@/features/catalog/queries';
import { useShownAgain } from '@/features/use-shown';
import { confirm, tellFailure } from '@/platform/feedback';
import { paramText } from '@/platform/params';
import { back, go } from '@/platform/nav';
import { api } from '@/platform/request';
import { Icon } from '@/ui/icon';
import { Page } from '@/ui/page';
import './index.scss';

const SUGGEST_AFTER_MS = 200;

export default function SearchPage() {
  const { params } = useRouter<{ q?: string }>();
  const [text, setText] = useState(() => paramText(params.q));
  const [settled, setSettled] = useState('');
  const words = useSearchWords();
  const suggestions = useSuggestions(settled);
  useShownAgain(words.refetch);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), SUGGEST_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const search = (word: string) => {
    const q = word.trim();
    if (q) go('list', { q });
  };
  const clear = async () => {
    if (!(await confirm('清空搜索历史？'))) return;
    await api(catalogRoutes.clearSearchHistory).catch(tellFailure);
    await refresh('words');
  };
  const found = text.trim() ? (suggestions.data?.items ?? []) : [];
  return (
    <Page title="搜索" bare className="search">
      <View className="search-bar">
        {process.env.TARO_ENV === 'h5' ? (
          <View id="nav-back" className="search-back" onClick={back}>
            <Icon name="back" size={22} />
          </View>
        ) : null}
        <View className="search-field">
          <Icon name="search" size={18} />
          <Input
            id="search-input"
            className="search-input"
            value={text}
            focus
            maxlength={40}
            confirmType="search"
            placeholder="商品、品牌、口味"
            placeholderClass="placeholder"
            onInput={(event) => setText(event.detail.value)}
            onConfirm={(event) => search(event.detail.value)}
          />
          {text ? (
            <View id="search-clear" className="search-clear" onClick={() => setText('')}>
              <Icon name="close" size={16} />
            </View>
          ) : null}
        </View>
        <View id="search-go" className="search-go" onClick={() => search(text)}>
          搜索
        </View>
      </View>
      {found.length > 0 ? (
        <View className="search-suggestions">
          {found.map((word, i) => (
            <View key={word} id={`suggestion-${i}`} className="search-suggestion" onClick={() => search(word)}>
              <Icon name="search" size={16} />
              {word}
            </View>
          ))}
        </View>
      ) : (
        <>
          {words.data && words.data.history.length > 0 ? (
            <View className="search-block">
              <View className="search-title">
                最近搜过
                <View id="clear-history" className="search-trash" onClick={clear}>
                  <Icon name="trash" size={18} />
                </View>
              </View>
              <Words id="history" words={words.data.history} onTap={search} />
            </View>
          ) : null}
          {words.data && words.data.hot.length > 0 ? (
            <View className="search-block">
              <View className="search-title">大家在搜</View>
              <Words id="hot" words={words.data.hot} onTap={search} />
            </View>
          ) : null}
        </>
      )}
    </Page>
  );
}

function Words({ id, words, onTap }: { id: string; words: readonly string[]; onTap: (word: string) => void }) {
  return (
    <View className="search-words">
      {words.map((word, i) => (
        <View key={word} id={`${id}-${i}`} className="search-word" hoverClass="search-word-pressed" onClick={() => onTap(word)}>
          {word}
        </View>
      ))}
    </View>
  );
}
