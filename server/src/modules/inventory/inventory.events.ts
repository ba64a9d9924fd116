import { on } from '../../platform/queue/events.ts';
import { markLocation } from './tell-changes.ts';

export const handlers = [on('location.changed', 'inventory.mark-location', ({ locationId }) => markLocation(locationId))];
