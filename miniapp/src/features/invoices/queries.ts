import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { invoiceRoutes, titleRoutes } from '@huitou/shared-types/invoices/routes.ts';
import type { Invoice, InvoiceListIn, PreviewInvoiceIn } from '@huitou/shared-types/invoices/schema.ts';
import { api } from '@/platform/request';
import { keys, queryClient, refresh } from '../queries';
import { useSignedIn } from '../session/use-me';

export type InvoiceTab = NonNullable<InvoiceListIn['tab']>;

/** The title book, the default one first. */
export const useTitles = () => {
  const signedIn = useSignedIn();
  return useQuery({ queryKey: keys.titles, queryFn: async () => (await api(titleRoutes.list)).items, enabled: signedIn });
};

export const useInvoices = (tab: InvoiceTab) =>
  useInfiniteQuery({
    queryKey: [...keys.invoices, tab],
    queryFn: ({ pageParam }) => api(invoiceRoutes.list, { tab, ...(pageParam ? { cursor: pageParam } : {}), limit: 10 }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });

const ISSUING_MS = 3000;
/** The old invoice turns red in seconds, or in days when the buyer has to confirm. */
const AWAITING_RED_MS = 10_000;
/** Something is on its way that takes seconds, not days. */
const moving = (invoice: Invoice): boolean =>
  invoice.status === 'issuing' ||
  invoice.files.some(({ state }) => state === 'fetching') ||
  invoice.deliveries.some(({ status }) => status === 'waiting') ||
  invoice.reds.some(({ status }) => status === 'applying' || status === 'issuing');

export const useInvoice = (id: string | undefined) =>
  useQuery({
    queryKey: [...keys.invoice, id],
    queryFn: () => api(invoiceRoutes.detail, { id: id ?? '' }),
    enabled: Boolean(id),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data && moving(data) ? ISSUING_MS : data?.status === 'awaiting_red' ? AWAITING_RED_MS : false,
  });

/** Own orders that an invoice can be asked for. */
export const useInvoiceable = () =>
  useInfiniteQuery({
    queryKey: keys.invoiceable,
    queryFn: ({ pageParam }) => api(invoiceRoutes.invoiceable, { ...(pageParam ? { cursor: pageParam } : {}), limit: 20 }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });

/** The invoices of an order, and whether one can be asked for. */
export const useInvoicesOf = (orderId: string | undefined, enabled = true) =>
  useQuery({
    queryKey: [...keys.invoices, 'order', orderId],
    queryFn: () => api(invoiceRoutes.ofOrder, { orderId: orderId ?? '' }),
    enabled: enabled && Boolean(orderId),
    staleTime: 0,
  });

/** What the invoice would say, and what stands against it. */
export const useInvoicePreview = (input: PreviewInvoiceIn, enabled: boolean) =>
  useQuery({
    queryKey: [...keys.invoicePreview, input],
    queryFn: ({ signal }) => api(invoiceRoutes.preview, input, { signal }),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

/** Shows the invoice that the server answered with; what lists it loads again. */
export const showInvoice = async (invoice: Invoice): Promise<void> => {
  queryClient.setQueryData([...keys.invoice, invoice.id], invoice);
  await refresh('invoices', 'invoiceable');
};
