/** What may be tried to find out what authors meant: a document of nothing but mistakes must end, too, and soon. */

/** In statements run once. */
export interface Budget {
  /** Of what is being found out now. */
  left: number;
  /** By all that was found out before. */
  spent: number;
}

/** For the mistakes of any document, and for each of its statements. */
const FOR_ALL = 12_000;
const FOR_EACH = 20;

export const newBudget = (): Budget => ({ left: 0, spent: 0 });

/**
 * Grants half of what is left for all statements up to this one: a single mistake gets all that helps, and where there are many, the
 * first ones do not use up what later ones need. What is granted depends on what stands before alone.
 */
export function granted<T>(budget: Budget, at: number, find: () => T): T {
  const grant = Math.max(0, Math.floor((FOR_ALL + FOR_EACH * at - budget.spent) / 2));
  budget.left = grant;
  const found = find();
  budget.spent += grant - budget.left;
  budget.left = 0;
  return found;
}
