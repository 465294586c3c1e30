/** Milliseconds. What is over within them is not shown: nobody could have acted on it. */
export const flapMs = 3_000;
