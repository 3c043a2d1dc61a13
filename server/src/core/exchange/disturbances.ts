/** What a network does to an exchange of messages, beyond handing each over at once. */

/** In the order in which they are told. */
export const DISTURBANCES = ['losses', 'duplicates', 'delays', 'strays'] as const;
export type DisturbanceKind = (typeof DISTURBANCES)[number];
/** How often each is done. */
export type Disturbances = Readonly<Record<DisturbanceKind, number>>;
export const UNDISTURBED: Disturbances = { losses: 0, duplicates: 0, delays: 0, strays: 0 };

export const countOf = (all: Disturbances): number => DISTURBANCES.reduce((sum, kind) => sum + all[kind], 0);
