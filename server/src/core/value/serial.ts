/** Numbers that count modulo 2^32 and compare as on a circle (RFC 9293 §3.4). */
export const modulus = 2 ** 32;

/** `n` modulo 2^32, in 0 … 2^32 − 1. */
export const wrap = (n: number): number => (n >= 0 && n < modulus ? n : ((n % modulus) + modulus) % modulus);

/** The short way round from `a` to `b`, in −2^31 … 2^31 − 1. */
export const distance = (a: number, b: number): number => (b - a) | 0;

/** A signed offset, in −2^31 … 2^31 − 1, that means the same modulo 2^32. */
export const signed = (n: number): number => n | 0;

/** `a` comes before `b`: 0 < b − a < 2^31. */
export const precedes = (a: number, b: number): boolean => ((b - a) | 0) > 0;
