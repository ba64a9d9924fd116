import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { afterSalesRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { CaseView, PreviewCaseIn } from '@huitou/shared-types/after-sales/schema.ts';
import type { CaseTab } from '@huitou/shared-types/after-sales/states.ts';
import { api } from '@/platform/request';
import { keys, queryClient, refresh } from '../queries';
import { useSignedIn } from '../session/use-me';

/** What can be asked for an order now, line by line, and the reasons to choose from. */
export const useCaseOptions = (orderId: string, enabled = true) =>
  useQuery({
    queryKey: [...keys.afterSaleOptions, orderId],
    queryFn: () => api(afterSalesRoutes.options, { orderId }),
    enabled,
    staleTime: 0,
  });

/** What would come back; asked again with every change of the form. */
export const useCasePreview = (input: PreviewCaseIn | undefined) =>
  useQuery({
    queryKey: [...keys.afterSalePreview, input],
    queryFn: ({ signal }) => {
      if (!input) throw new Error('nothing to preview');
      return api(afterSalesRoutes.preview, input, { signal });
    },
    enabled: input !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

export const useCases = (tab: CaseTab) =>
  useInfiniteQuery({
    queryKey: [...keys.afterSales, tab],
    queryFn: ({ pageParam }) => api(afterSalesRoutes.list, { tab, ...(pageParam ? { cursor: pageParam } : {}), limit: 10 }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });

/** How many cases wait for an end; as many as a badge tells apart. */
export const useOpenCaseCount = (): number | undefined => {
  const signedIn = useSignedIn();
  return useQuery({
    queryKey: [...keys.afterSales, 'open-count'],
    queryFn: async () => (await api(afterSalesRoutes.list, { tab: 'open', limit: 20 })).items.length,
    enabled: signedIn,
  }).data;
};

/** The cases of one order, newest first. */
export const useCasesOf = (orderId: string, enabled: boolean) =>
  useQuery({
    queryKey: [...keys.afterSales, 'order', orderId],
    queryFn: async () => (await api(afterSalesRoutes.ofOrder, { orderId })).items,
    enabled,
    staleTime: 0,
  });

const REFUNDING_MS = 3000;

export const useCase = (id: string | undefined) =>
  useQuery({
    queryKey: [...keys.afterSale, id],
    queryFn: () => api(afterSalesRoutes.detail, { id: id ?? '' }),
    enabled: Boolean(id),
    staleTime: 0,
    // Money to the balance arrives at once, and WeChat often answers within seconds.
    refetchInterval: ({ state }) => (state.data?.status === 'refunding' ? REFUNDING_MS : false),
  });

/** Shows the case that the server answered with; what lists it, and the order's amounts, load again. */
export const showCase = async (view: CaseView): Promise<void> => {
  queryClient.setQueryData([...keys.afterSale, view.id], view);
  await refresh('afterSales', 'afterSaleOptions', 'order', 'orders', 'orderCounts');
};
