import { View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
}

/** The end of an endless list: fetches on, says that it does, lets a failure be retried, and says when all is shown. */
export function LoadMore({ pages, end = '没有更多了' }: { pages: Pages; end?: string }) {
  useReachBottom(() => {
    if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
  });
  if (pages.isFetchNextPageError)
    return (
      <View id="load-more-retry" className="load-more load-more-retry" onClick={() => void pages.fetchNextPage()}>
        没有加载出来，点这里重试
      </View>
    );
  return (
    <View id="load-more" className="load-more" onClick={() => pages.hasNextPage && void pages.fetchNextPage()}>
      {pages.hasNextPage ? '正在加载…' : end}
    </View>
  );
}
