import type { ComponentType } from 'react';
import type { Rule } from '../lib/auth.ts';

/** A page as its domain registers it: where it is, what it is called, who may see it, how to fetch it. */
export interface PageDef {
  /** Below `/admin`, beginning with a slash. */
  path: string;
  title: string;
  /** The route that the page cannot do without: who may call it may open the page. Anyone signed in when absent. */
  needs?: { readonly access: Rule };
  /** A detail or form page: not in the menu, but marks this page's entry there. */
  under?: string;
  load: () => Promise<{ default: ComponentType }>;
}
