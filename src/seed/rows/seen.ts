/** Which things were seen with which values, by their hashes: a million of them in some 40 MB. */

/** Room at first; it doubles. */
const atFirst = 1 << 12;

export class Seen {
  private count = 0;
  /** Place of each key among `keys`, from 1; 0 is free. Open addressing, at most half full. */
  private slots = new Uint32Array(atFirst * 2);
  private keys = new Float64Array(atFirst);
  /** Hashes of the values of each key; 0 is none. */
  private values: Uint32Array;

  /** @param width values of a key */
  constructor(private readonly width: number) {
    this.values = new Uint32Array(atFirst * width);
  }

  /**
   * Notes the values of a key.
   * @param values null where there is none, which differs from no value
   * @returns whether a value differs from the one that was noted first; keys or values with one hash count as one
   */
  differs(key: string, values: readonly (string | null)[]): boolean {
    const hash = hashOf(key);
    const slot = this.slotOf(hash);
    let entry = (this.slots[slot] ?? 0) - 1;
    if (entry === -1) {
      if (this.count === this.keys.length) {
        this.grow();
        return this.differs(key, values);
      }
      entry = this.count++;
      this.keys[entry] = hash;
      this.slots[slot] = entry + 1;
    }
    let differs = false;
    for (let index = 0; index < this.width; index++) {
      const at = entry * this.width + index;
      const value = values[index] ?? null;
      const now = value === null ? 0 : hashOf(value) % 0xffff_ffff || 1;
      const before = this.values[at];
      if (before === 0) this.values[at] = now;
      else if (now !== 0 && before !== now) differs = true;
    }
    return differs;
  }

  /** Whether a key, or one with the same hash, was noted. */
  has(key: string): boolean {
    return this.slots[this.slotOf(hashOf(key))] !== 0;
  }

  private slotOf(hash: number): number {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const entry = this.slots[slot] ?? 0;
      if (entry === 0 || this.keys[entry - 1] === hash) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const room = this.keys.length * 2;
    const [keys, values] = [this.keys, this.values];
    this.keys = new Float64Array(room);
    this.keys.set(keys);
    this.values = new Uint32Array(room * this.width);
    this.values.set(values);
    this.slots = new Uint32Array(room * 2);
    for (let entry = 0; entry < this.count; entry++)
      this.slots[this.slotOf(this.keys[entry] ?? 0)] = entry + 1;
  }
}

/** 52 bits, of two multiplicative hashes. */
function hashOf(text: string): number {
  let [a, b] = [0x811c9dc5, 0x2545f491];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b + unit, 0x9e3779b1);
    b ^= b >>> 15;
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b);
  b = Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  return ((b ^ (b >>> 16)) >>> 12) * 2 ** 32 + ((a ^ (a >>> 15)) >>> 0);
}
