/** The person closed a sheet of WeChat's; nothing went wrong, and nothing is to be said. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
