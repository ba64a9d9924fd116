// What Redis does for a flash sale, in Lua: each script is one step that nobody comes between. All keys of an item carry one hash tag.
//
// meta    hash   epoch, run, starts, ends, halted, quota, released, left, out, paid, seq, limits; missing: lost, to be built from the database
// used    hash   c:<customer> → bits of the pieces that they have or wait for; a:/d:/n: → pieces of an address, device, network
// live    hash   ticket → data of a claim that holds pieces
// tickets hash   ticket → q | w | o:<order>:<pay before> | r:<reason>;  x:<nonce of the token> → ticket
// stream         c (claim) and w (waits) for the worker: ticket, data, when
// wait    zset   ticket by place in the line; those behind come after 10^12
// line    hash   ticket → data of one who waits
//
// data = customer:quantity:bits:address:device:network:addressId:behind

/** KEYS: meta used live tickets stream wait line. Begins every script that changes something. */
const common = `
local META, USED, LIVE, TICKETS, STREAM, WAIT, LINE = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7]
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local function parse(data)
  local f = {}
  for part in string.gmatch(data .. ':', '([^:]*):') do f[#f + 1] = part end
  return f
end
-- The pieces of a customer, address, device and network go up or down.
local function count(f, by)
  for i, name in ipairs({ 'a:', 'd:', 'n:' }) do
    if f[3 + i] ~= '' then
      local field = name .. f[3 + i]
      if redis.call('HINCRBY', USED, field, by) <= 0 then redis.call('HDEL', USED, field) end
    end
  end
end
local function bits(customer, off, on)
  local had = tonumber(redis.call('HGET', USED, 'c:' .. customer) or '0')
  local has = bit.bor(bit.band(had, bit.bnot(off)), on)
  if has == 0 then redis.call('HDEL', USED, 'c:' .. customer) else redis.call('HSET', USED, 'c:' .. customer, has) end
end
-- Takes pieces back until the claim keeps \`keep\` of them, the ones in \`mask\`. Doing it twice changes nothing.
local function shrink(ticket, keep, mask)
  local data = redis.call('HGET', LIVE, ticket)
  if not data then return 0 end
  local f = parse(data)
  local free = tonumber(f[2]) - keep
  if free <= 0 then return 0 end
  bits(f[1], tonumber(f[3]), mask)
  count(f, -free)
  if keep == 0 then redis.call('HDEL', LIVE, ticket)
  else
    f[2], f[3] = keep, mask
    redis.call('HSET', LIVE, ticket, table.concat(f, ':'))
  end
  redis.call('HINCRBY', META, 'left', free)
  redis.call('HINCRBY', META, 'out', -free)
  return free
end
-- Hands what is free to those who wait, in order; one who wants more than there is does not hold up the others.
local function serve(alsoBehind)
  local m = redis.call('HMGET', META, 'left', 'ends', 'halted')
  local left = tonumber(m[1])
  if not left or left <= 0 or m[3] ~= '0' or now >= tonumber(m[2]) then return 0 end
  local served = 0
  local top = alsoBehind and '+inf' or '(1000000000000'
  for _, ticket in ipairs(redis.call('ZRANGEBYSCORE', WAIT, '-inf', top, 'LIMIT', 0, 200)) do
    local data = redis.call('HGET', LINE, ticket)
    local wanted = data and tonumber(parse(data)[2]) or 0
    if data and wanted <= left then
      left = left - wanted
      redis.call('ZREM', WAIT, ticket)
      redis.call('HDEL', LINE, ticket)
      redis.call('HSET', LIVE, ticket, data)
      redis.call('HSET', TICKETS, ticket, 'q')
      redis.call('XADD', STREAM, '*', 'k', 'c', 't', ticket, 'd', data, 'at', now, 'w', 1)
      redis.call('HINCRBY', META, 'out', wanted)
      served = served + wanted
      if left <= 0 then break end
    end
  end
  if served > 0 then redis.call('HINCRBY', META, 'left', -served) end
  return served
end
`;

/**
 * Decides claims one after the other, each as if it had come alone. KEYS[8]: where the outcomes of this minute are counted.
 * ARGV: item, run, then for each claim: nonce, customer, quantity, address, device, network, addressId, behind.
 * Answers 'lost', or for each claim { reason } | { 'q' | 'w' | mark, ticket, place in the line }.
 */
export const claimScript = `
local META, USED, LIVE, TICKETS, STREAM, WAIT, LINE, MINUTE = unpack(KEYS)
local SIZE = 8
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local m = redis.call('HMGET', META, 'run', 'starts', 'ends', 'halted', 'left', 'out', 'paid', 'waitmax', 'quota', 'released')
if m[1] ~= ARGV[2] then return 'lost' end
local starts, ends, halted, left, out = tonumber(m[2]), tonumber(m[3]), m[4] ~= '0', tonumber(m[5]), tonumber(m[6])
local nonces = {}
for i = 3, #ARGV, SIZE do nonces[#nonces + 1] = 'x:' .. ARGV[i] end
local known = redis.call('HMGET', TICKETS, unpack(nonces))
local just = {}
local counts = {}
local function refuse(why)
  counts[why] = (counts[why] or 0) + 1
  return { why }
end
local per
local function claim(nonce, customer, quantity, address, device, network, addressId, behind)
  if now < starts then return refuse('not_started') end
  if now >= ends then return refuse('over') end
  if halted then return refuse('halted') end
  local q = tonumber(quantity)
  local waits = behind == '1' or left < q
  local line
  if waits then
    line = redis.call('ZCARD', WAIT)
    local unpaid, most = out - tonumber(m[7]), tonumber(m[8])
    if behind ~= '1' and unpaid < most then most = unpaid end
    if line >= most then
      if unpaid > 0 then return refuse('still_unpaid') end
      if tonumber(m[9]) > tonumber(m[10]) then return refuse('next_wave') end
      return refuse('sold_out')
    end
  end
  -- Most are refused before this: the limits are read for the others only.
  per = per or redis.call('HMGET', META, 'pc', 'pa', 'pd', 'pn', 'epoch')
  local u = redis.call('HMGET', USED, 'c:' .. customer, 'a:' .. address, 'd:' .. device, 'n:' .. network)
  local mask, mine, pieces = tonumber(u[1] or '0'), 0, 0
  for slot = 0, tonumber(per[1]) - 1 do
    local one = 2 ^ slot
    if pieces < q and bit.band(mask, one) == 0 then
      mine = mine + one
      pieces = pieces + 1
    end
  end
  if pieces < q then return refuse('customer_limit') end
  local a, d, n = tonumber(u[2] or '0') + q, tonumber(u[3] or '0') + q, tonumber(u[4] or '0') + q
  if per[2] ~= '' and a > tonumber(per[2]) then return refuse('address_limit') end
  if per[3] ~= '' and d > tonumber(per[3]) then return refuse('device_limit') end
  if per[4] ~= '' and n > tonumber(per[4]) then return refuse('ip_limit') end
  redis.call('HSET', USED, 'c:' .. customer, mask + mine, 'a:' .. address, a, 'd:' .. device, d, 'n:' .. network, n)
  local seq = redis.call('HINCRBY', META, 'seq', 1)
  local ticket = ARGV[1] .. '-' .. per[5] .. '-' .. seq .. '-' .. customer
  local data = table.concat({ customer, quantity, mine, address, device, network, addressId, behind }, ':')
  local kind = waits and 'w' or 'q'
  if waits then
    redis.call('ZADD', WAIT, behind == '1' and seq + 1000000000000 or seq, ticket)
    redis.call('HSET', LINE, ticket, data)
  else
    left, out = left - q, out + q
    redis.call('HSET', META, 'left', left, 'out', out)
    redis.call('HSET', LIVE, ticket, data)
  end
  redis.call('HSET', TICKETS, 'x:' .. nonce, ticket, ticket, kind)
  redis.call('XADD', STREAM, '*', 'k', waits and 'w' or 'c', 't', ticket, 'd', data, 'at', now)
  local counted = waits and 'waiting' or 'claimed'
  counts[counted] = (counts[counted] or 0) + 1
  just[nonce] = { kind, ticket, waits and line + 1 or nil }
  return just[nonce]
end
local answers = {}
for k = 1, #nonces do
  local i = 3 + (k - 1) * SIZE
  if known[k] then answers[k] = { redis.call('HGET', TICKETS, known[k]) or 'q', known[k] }
  else answers[k] = just[ARGV[i]] or claim(unpack(ARGV, i, i + SIZE - 1)) end
end
for why, n in pairs(counts) do redis.call('HINCRBY', MINUTE, clock[1] .. ':' .. why, n) end
return answers
`;

/**
 * The worker is done with entries of the stream. ARGV: group, then for each: id, ticket, outcome ('' leaves the ticket as it is).
 * A refused claim gives its pieces back.
 */
export const settleScript = `${common}
for i = 2, #ARGV, 3 do
  redis.call('XACK', STREAM, ARGV[1], ARGV[i])
  redis.call('XDEL', STREAM, ARGV[i])
  if ARGV[i + 2] ~= '' then
    redis.call('HSET', TICKETS, ARGV[i + 1], ARGV[i + 2])
    if string.sub(ARGV[i + 2], 1, 2) == 'r:' then shrink(ARGV[i + 1], 0, 0) end
  end
end
if redis.call('EXISTS', META) == 1 then
  redis.call('HINCRBY', META, 'seq', 1)
  serve(false)
end
return 1
`;

/** Pieces of an order flowed back. ARGV: ticket, pieces kept, their bits. Nothing when there are no counters. */
export const shrinkScript = `${common}
if redis.call('EXISTS', META) == 0 then return false end
redis.call('HINCRBY', META, 'seq', 1)
local free = shrink(ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]))
serve(false)
return free
`;

/** ARGV: pieces released in all, pieces paid, whether those behind are served as well. Answers what is left. */
export const tendScript = `${common}
local m = redis.call('HMGET', META, 'released', 'left')
if not m[1] then return false end
local more = tonumber(ARGV[1]) - tonumber(m[1])
if more > 0 then
  redis.call('HSET', META, 'released', ARGV[1], 'left', tonumber(m[2]) + more)
  redis.call('HINCRBY', META, 'seq', 1)
end
redis.call('HSET', META, 'paid', ARGV[2])
serve(ARGV[3] == '1')
return redis.call('HGET', META, 'left')
`;

/** ARGV: ticket, customer. Leaves the line. */
export const leaveScript = `${common}
local data = redis.call('HGET', LINE, ARGV[1])
if not data then return 0 end
local f = parse(data)
if f[1] ~= ARGV[2] then return 0 end
redis.call('ZREM', WAIT, ARGV[1])
redis.call('HDEL', LINE, ARGV[1])
redis.call('HSET', TICKETS, ARGV[1], 'r:left')
bits(f[1], tonumber(f[3]), 0)
count(f, -tonumber(f[2]))
redis.call('HINCRBY', META, 'seq', 1)
return 1
`;

/**
 * Puts everything in place as the database says, unless something moved since it was read. The stream and the tickets stay.
 * ARGV: seq that was seen ('' for lost), expiry (ms), pairs of meta as JSON, and used, live, wait and line as JSON objects.
 */
export const buildScript = `
local seq = redis.call('HGET', KEYS[1], 'seq') or ''
if seq ~= ARGV[1] then return 0 end
for _, i in ipairs({ 1, 2, 3, 6, 7 }) do redis.call('DEL', KEYS[i]) end
local function fill(key, json)
  for field, value in pairs(cjson.decode(json)) do redis.call('HSET', key, field, value) end
end
fill(KEYS[1], ARGV[3])
fill(KEYS[2], ARGV[4])
fill(KEYS[3], ARGV[5])
fill(KEYS[7], ARGV[7])
for ticket, score in pairs(cjson.decode(ARGV[6])) do
  redis.call('ZADD', KEYS[6], score, ticket)
  redis.call('HSET', KEYS[4], ticket, 'w')
end
for i = 1, 7 do redis.call('PEXPIREAT', KEYS[i], ARGV[2]) end
return 1
`;

/** The counters and every entry of the stream, of one moment. ARGV: '1' with entries. */
export const lookScript = `
local meta = redis.call('HGETALL', KEYS[1])
local entries = ARGV[1] == '1' and redis.call('XRANGE', KEYS[5], '-', '+') or {}
return { meta, entries, redis.call('ZCOUNT', KEYS[6], '-inf', '(1000000000000'), redis.call('ZCOUNT', KEYS[6], 1000000000000, '+inf'), redis.call('XLEN', KEYS[5]), redis.call('TIME'), redis.call('HLEN', KEYS[3]) }
`;

/** ARGV: '1' or '0'. Stops or resumes; what waits is served by the next step. */
export const haltScript = `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'halted', ARGV[1])
redis.call('HINCRBY', KEYS[1], 'seq', 1)
return 1
`;
