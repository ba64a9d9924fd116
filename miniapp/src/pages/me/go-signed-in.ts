import { ensureSignedIn } from '@/features/session/sign-in';
import { tellFailure } from '@/platform/feedback';
import { go, type PageName, type Query } from '@/platform/nav';

/** What belongs to somebody: sign in first, then go on to where the customer was heading. */
export const goSignedIn = (page: PageName, query?: Query): Promise<void> => ensureSignedIn().then(() => go(page, query), tellFailure);
