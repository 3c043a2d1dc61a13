import { describe, expect, it } from 'vitest';
import { RecentlyUsed } from './recently-used.js';

describe('a memory with a bound', () => {
  it('forgets what was not asked for longest', () => {
    const memory = new RecentlyUsed<string, number>(3);
    for (const key of ['a', 'b', 'c']) memory.set(key, 1);
    memory.get('a');
    memory.set('d', 1);
    expect(['a', 'b', 'c', 'd'].map((key) => memory.get(key))).toEqual([1, undefined, 1, 1]);
  });

  it('weighs what it keeps, and keeps at least the newest', () => {
    const memory = new RecentlyUsed<string, number>(10, (value) => value);
    memory.set('a', 4);
    memory.set('b', 4);
    expect(memory.room).toBe(2);
    memory.set('a', 7);
    expect([memory.get('a'), memory.get('b')]).toEqual([7, undefined]);
    memory.set('c', 40);
    expect([memory.size, memory.get('c')]).toEqual([1, 40]);
  });
});
