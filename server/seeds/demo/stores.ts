import { seedLocations } from '../../src/modules/stores/index.ts';

const hangzhou = { province: '浙江省', city: '杭州市', enabled: true };
const warehouse = { kind: 'warehouse', phone: '400-800-1234', hours: '08:00–20:00', pickup: false, sells: true } as const;
/** A store keeps its goods for those who come; parcels leave from the warehouses. */
const store = { kind: 'store', pickup: true, sells: false } as const;

/** Where the demo shop keeps its goods: two warehouses that ship, the second one for what the first cannot hold, and three stores to pick up at. */
export const demoLocations = [
  {
    ...hangzhou,
    ...warehouse,
    name: '杭州中心仓',
    district: '余杭区',
    detail: '仓前街道文一西路 1000 号',
    latitude: 30.2863,
    longitude: 119.9913,
    priority: 0,
  },
  {
    ...hangzhou,
    ...warehouse,
    name: '嘉兴分仓',
    city: '嘉兴市',
    district: '秀洲区',
    detail: '高照街道洪兴西路 2288 号',
    latitude: 30.7468,
    longitude: 120.7071,
    priority: 5,
  },
  {
    ...hangzhou,
    ...store,
    name: '武林门店',
    district: '拱墅区',
    detail: '延安路 385 号',
    phone: '0571-88001234',
    hours: '10:00–21:30',
    latitude: 30.2713,
    longitude: 120.1637,
    priority: 10,
  },
  {
    ...hangzhou,
    ...store,
    name: '西溪门店',
    district: '西湖区',
    detail: '文三路 478 号',
    phone: '0571-88005678',
    hours: '10:00–21:30',
    latitude: 30.2772,
    longitude: 120.1312,
    priority: 20,
  },
  {
    ...hangzhou,
    ...store,
    name: '滨江门店',
    district: '滨江区',
    detail: '江南大道 228 号',
    phone: '0571-88009012',
    hours: '10:00–22:00',
    latitude: 30.2087,
    longitude: 120.2105,
    priority: 30,
  },
] as const;

/** Answers the ids by name. */
export const seedDemoLocations = (): Promise<Map<string, number>> => seedLocations(demoLocations);
