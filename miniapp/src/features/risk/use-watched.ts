import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { useSession } from '@/platform/session';
import { watchTrail } from './send-trail';

/** For pages of a flash sale: from here on the trail is sent while the page is in view, also what was noted before somebody signed in. */
export const useWatched = (watched = true): void => {
  const [shown, setShown] = useState(true);
  const token = useSession((session) => session.token);
  useDidShow(() => setShown(true));
  useDidHide(() => setShown(false));
  useEffect(() => {
    if (watched && shown && token) return watchTrail();
    return undefined;
  }, [watched, shown, token]);
};
