/** The pages that are weighed and marked: the front door, and the lesson with every kind of figure. */
export const pages = ['/', '/lessons/problem-4-network-arithmetic/'];
