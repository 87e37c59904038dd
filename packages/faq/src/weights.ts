/** The few numbers of the ranking, chosen on half of the collections that docs/search-quality.md names. */
export const weights = {
  /** How much a word counts where it stands. */
  question: 3,
  tag: 3,
  answer: 1,
  /** Length damping of question and answer (the b of BM25F) and saturation of repeated words (its k1). */
  questionLength: 0.6,
  answerLength: 0.6,
  saturation: 1,
  /** Share of the letter-group similarity between query and question; the rest is words. */
  grams: 0.3,
  /** Share of what is said in the same order. */
  order: 0.2,
  /** Share of how much of the question the query asks. */
  covered: 0.15,
  /** Words that say little, against other words. */
  common: 0.4,
  /** A corrected word is worth its similarity to this power, if it is at least so similar. */
  correction: 2.5,
  similar: 0.5,
  /** How many neighbours of a word Fuse is asked about. */
  shortlist: 8,
  /** A word no article has is compared letter by letter as the word it is corrected to, if that is so sure. */
  rewrite: 0.4,
  /** What a word of the same meaning, and a word of which only the beginning is typed, is worth. */
  synonym: 0.9,
  begun: 0.8,
}
