import { useEffect } from 'react';
import { useSession } from '@/platform/session';
import { usePageShown } from '@/ui/use-page-shown';
import { watchTrail } from './send-trail';

/** For pages of a flash sale: from here on the trail is sent while the page is in view, also what was noted before somebody signed in. */
export const useWatched = (watched = true): void => {
  const shown = usePageShown();
  const token = useSession((session) => session.token);
  useEffect(() => {
    if (watched && shown && token) return watchTrail();
    return undefined;
  }, [watched, shown, token]);
};
