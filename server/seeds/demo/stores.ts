import { seedLocations } from '../../src/modules/stores/index.ts';

/** Where the demo shop keeps its goods: a warehouse that ships, two stores that also hand over the counter. */
export const demoLocations = [
  { name: '杭州中心仓', kind: 'warehouse', province: '浙江省', city: '杭州市', district: '余杭区', detail: '仓前街道文一西路 1000 号', phone: '400-800-1234', hours: '08:00–20:00', latitude: 30.2863, longitude: 119.9913, pickup: false, sells: true, priority: 0, enabled: true },
  { name: '武林门店', kind: 'store', province: '浙江省', city: '杭州市', district: '拱墅区', detail: '延安路 385 号', phone: '0571-88001234', hours: '10:00–21:30', latitude: 30.2713, longitude: 120.1637, pickup: true, sells: true, priority: 10, enabled: true },
  { name: '徐汇门店', kind: 'store', province: '上海市', city: '上海市', district: '徐汇区', detail: '漕溪北路 18 号', phone: '021-64001234', hours: '10:00–22:00', latitude: 31.1949, longitude: 121.4367, pickup: true, sells: true, priority: 20, enabled: true },
] as const;

/** Answers the ids by name. */
export const seedDemoLocations = (): Promise<Map<string, number>> => seedLocations(demoLocations);
