/**
 * The words of one language by which the assistant understands more than a question. Lists are divided by `|`. In
 * phrases `*` stands for any ending of a word and `_` for up to two words between (four letters, where a script has no
 * spaces). Written as people write; capitals, accents and punctuation do not matter.
 */
export interface WordTable {
  lang: string
  /** Without spaces between words: looked for inside the text. */
  joined?: true
  /** Whole messages that only greet or thank. */
  hello: string
  thanks: string
  /** Asking whether it is a machine. */
  robot: string
  person: PersonWords
  /** Missing where nobody has written and measured them yet. */
  mood?: MoodWords
  says?: ToneWords
}

export interface PersonWords {
  /** Whole messages that are nothing but the wish for a person. */
  alone: string
  /** Verbs of speaking: with a person in the same breath, that is the wish. */
  speak: string
  /** Verbs of wanting: only with the person as what is wanted, because one also wants shoes for a person. */
  want: string
  who: string
  /** What may stand between wanting and the person. */
  between: string
  /** The verb may stand last: "mit einem Menschen sprechen". */
  verbLast?: true
  /** Small words: a message of nothing but these, the verbs above and a person is the wish, too. */
  filler: string
  /** Phrases that are the wish wherever they stand. */
  phrases: string
  /** Phrases that show that it is about something else. */
  not: string
}

export interface MoodWords {
  /** Phrases of people who have had enough. */
  frustrated: string
  /** Alone they say little; with exclamation marks, capitals or a second of their kind they do. */
  weary: string
  confused: string
  urgent: string
  /** Near times, and what one needs by a time: both in one message are urgent. */
  soon: string
  need: string
  /** Phrases that only sound like one of the others. */
  calm: string
}

/** What the assistant says besides its answer. */
export interface ToneWords {
  frustrated: string
  confused: string
  urgent: string
  /** The choice of leaving a message, and what is said when it is taken. */
  message: string
  writeMessage: string
}
