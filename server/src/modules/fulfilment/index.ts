export { plugShippingNotices } from './ports.ts';
