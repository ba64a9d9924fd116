export { plugInvariants } from './rules.ts';
