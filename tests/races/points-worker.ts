import { closeDb, connectDb } from '../../server/src/platform/db/orm.ts';
import { entities } from '../../server/src/slices.ts';
import { movePoints, type PointMove } from './point-moves.ts';

// A process of its own that moves points: one JSON array of moves a line in, one line of outcomes out, all of a line in parallel.
await connectDb(entities);
console.log('ready');
let rest = '';
process.stdin.on('data', (chunk: Buffer) => {
  rest += chunk.toString();
  for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
    const moves = JSON.parse(rest.slice(0, end)) as PointMove[];
    rest = rest.slice(end + 1);
    void Promise.all(moves.map(movePoints)).then((outcomes) => console.log(JSON.stringify(outcomes)));
  }
});
process.stdin.on('end', () => void closeDb().then(() => process.exit(0)));
