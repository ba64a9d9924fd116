export { type AddedMany, addManyToCart } from './add-to-cart.ts';
