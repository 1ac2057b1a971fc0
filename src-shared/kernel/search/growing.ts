type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** A typed array that grows by half when it is full; `values` is replaced then, so read it anew after a push. */
export interface Growing<Values extends Numbers> {
  values: Values;
  length: number;
}

export function growing<Values extends Numbers>(make: (length: number) => Values, capacity = 1024): Growing<Values> {
  return { values: make(capacity), length: 0 };
}

/** Appends and returns the place. */
export function push<Values extends Numbers>(list: Growing<Values>, value: number): number {
  if (list.length === list.values.length) {
    const larger = new (list.values.constructor as new (length: number) => Values)(Math.ceil(list.length * 1.5) + 16);
    larger.set(list.values);
    list.values = larger;
  }
  list.values[list.length] = value;
  return list.length++;
}
