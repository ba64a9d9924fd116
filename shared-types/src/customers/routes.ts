import { route } from '../http.ts';
import type { ById, NoInput, Ok } from '../schema.ts';
import type {
  AcceptPolicyIn, Address, Addresses, CreateAddressIn, Customer, CustomerDetail, CustomerListIn, CustomerPage, DataExport, DeletionCheck, LoginIn, LoginOut,
  ParseAddressIn, ParsedAddress, PhoneCodeIn, ProfileIn, Regions, RegionsIn, Revealed, RevealIn, UpdateAddressIn,
} from './schema.ts';

export const customerRoutes = {
  login: route<LoginIn, LoginOut>()({ method: 'POST', path: '/login', access: 'public', summary: 'Sign in by the code of wx.login', errors: ['wechat_code_invalid', 'wechat_user_blocked', 'wechat_busy'] }),
  logout: route<NoInput, Ok>()({ method: 'POST', path: '/logout', access: 'customer', summary: 'End this session' }),
  me: route<NoInput, Customer>()({ method: 'GET', path: '/me', access: 'customer', summary: 'My account' }),
  bindPhone: route<PhoneCodeIn, Customer>()({ method: 'POST', path: '/me/phone', access: 'customer', summary: 'Bind my phone by the code of the phone button', errors: ['wechat_code_invalid', 'wechat_busy', 'phone_taken'] }),
  updateProfile: route<ProfileIn, Customer>()({ method: 'PUT', path: '/me', access: 'customer', summary: 'Change nickname or avatar (both pass the content check)', errors: ['text_refused', 'wechat_busy'] }),
  acceptPolicy: route<AcceptPolicyIn, Customer>()({ method: 'POST', path: '/me/consents', access: 'customer', summary: 'Accept a version of the policies' }),
  addresses: route<NoInput, Addresses>()({ method: 'GET', path: '/me/addresses', access: 'customer', summary: 'My addresses, the default first' }),
  createAddress: route<CreateAddressIn, Address>()({ method: 'POST', path: '/me/addresses', access: 'customer', summary: 'Add an address', errors: ['too_many_addresses'] }),
  updateAddress: route<UpdateAddressIn, Address>()({ method: 'PUT', path: '/me/addresses/:id', access: 'customer', summary: 'Change an address' }),
  removeAddress: route<ById, Ok>()({ method: 'DELETE', path: '/me/addresses/:id', access: 'customer', summary: 'Remove an address' }),
  parseAddress: route<ParseAddressIn, ParsedAddress>()({ method: 'POST', path: '/addresses/parse', access: 'customer', summary: 'Read name, phone and place from a pasted line' }),
  regions: route<RegionsIn, Regions>()({ method: 'GET', path: '/regions', access: 'public', summary: 'Provinces, cities, districts, streets' }),
  dataExport: route<NoInput, DataExport>()({ method: 'GET', path: '/me/data-export', access: 'customer', summary: 'State of my data export' }),
  requestDataExport: route<NoInput, DataExport>()({ method: 'POST', path: '/me/data-export', access: 'customer', summary: 'Ask for a copy of my data' }),
  deletionCheck: route<NoInput, DeletionCheck>()({ method: 'GET', path: '/me/deletion', access: 'customer', summary: 'May my account be deleted, and what stands against it' }),
  requestDeletion: route<NoInput, DeletionCheck>()({ method: 'POST', path: '/me/deletion', access: 'customer', summary: 'Delete my account after the cool-off', errors: ['account_has_open_business'] }),
  cancelDeletion: route<NoInput, DeletionCheck>()({ method: 'DELETE', path: '/me/deletion', access: 'customer', summary: 'Keep my account after all' }),
  list: route<CustomerListIn, CustomerPage>()({ method: 'GET', path: '/admin/customers', access: { staff: 'customer.view' }, summary: 'Customers' }),
  detail: route<ById, CustomerDetail>()({ method: 'GET', path: '/admin/customers/:id', access: { staff: 'customer.view' }, summary: 'One customer' }),
  revealPhone: route<RevealIn, Revealed>()({ method: 'POST', path: '/admin/customers/:id/phone', access: { staff: 'customer.reveal' }, summary: 'Show the whole phone number; logged' }),
};
