/** How much less likely some ways are than others that leave as many errors, as fractions of an error. */

/** Nobody writes a line for nothing: ties go to those ways in which it is meant otherwise, but not to those that doubt other lines. */
export const NOT_SENT = 0.05;
export const ELSEWHERE = 0.06;
/** A line of which only a number is wrong was meant: that it should not be there has to put more than one other error right. */
export const SUPERFLUOUS = 0.95;
/** What a written call asks for, and is not there, was forgotten. */
export const CALLED_FOR = 0.3;
/** Both hosts do the same at the same time: likelier than another message, after which an answer may still be missing. */
export const CROSSED = 0.3;
/** A line that is there twice, to the letter, and cannot be, slipped in. */
export const DOUBLED = 0.3;
/** Unexpected flags are less likely than a missing line. */
export const UNASKED = 0.07;
/** Another message than the one that is written has to put more than one other error right. */
export const ANOTHER = 1;
/** A value that its field cannot hold is certainly not meant as it stands. */
export const OUT_OF_RANGE = 0.3;
