/**
 * Property tests draw the same cases in every run, so that a change is judged by what it changes. `npm run fuzz` draws
 * others, seed by seed; what it finds becomes a test of its own.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.HANDSHAKE_SEED ?? 1) });
