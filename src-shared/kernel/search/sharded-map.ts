/** A map of many strings that never grows in one long step: each of its shards is moved alone. */
export interface ShardedMap<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
  size(): number;
}

const shardCount = 32;

export function createShardedMap<Value>(): ShardedMap<Value> {
  const shards = Array.from({ length: shardCount }, () => new Map<string, Value>());
  const shardOf = (key: string) => {
    const last = key.length - 1;
    return shards[(key.charCodeAt(last) * 7 + key.charCodeAt(last - 1)) & (shardCount - 1)]!;
  };
  return {
    get: (key) => shardOf(key).get(key),
    set: (key, value) => {
      shardOf(key).set(key, value);
    },
    delete: (key) => {
      shardOf(key).delete(key);
    },
    size: () => shards.reduce((sum, shard) => sum + shard.size, 0),
  };
}
