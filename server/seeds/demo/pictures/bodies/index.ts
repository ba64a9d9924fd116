import type { BodyKind } from '../look.ts';
import type { DrawBody } from './body.ts';
import { brush, cable, charger, earbuds, fan, hairdryer, kettle, keyboard, lamp, lipstick, powerbank, speaker } from './gadgets.ts';
import { bottle, box, carton, dropper, jar, mask, pouch, pump, sack, tin, tissue, tube, wine } from './packs.ts';
import { backpack, dress, hoodie, pants, pillow, quilt, scarf, shoe, sock, tee, tote, towel, umbrella } from './textiles.ts';
import { basket, bowl, candle, crate, knife, mug, pan, plate, teapot, tumbler, vase } from './vessels.ts';

export const bodies: Readonly<Record<BodyKind, DrawBody>> = {
  pouch, box, tin, jar, bottle, pump, tube, dropper, wine, carton, sack, tissue, mask,
  crate, bowl, plate, basket, mug, tumbler, teapot, vase, candle, pan, knife,
  towel, pillow, quilt, tee, hoodie, pants, dress, sock, shoe, tote, backpack, scarf, umbrella,
  earbuds, powerbank, charger, speaker, fan, kettle, keyboard, brush, lipstick, hairdryer, cable, lamp,
};
