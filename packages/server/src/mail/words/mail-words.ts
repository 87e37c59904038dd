/** What an e-mail says of itself; `{shop}` and `{name}` are filled in. */
export type MailWords = Record<
  | 'subject'
  | 'wrote'
  | 'answerHere'
  | 'comeBack'
  | 'file'
  | 'why'
  | 'stop'
  | 'transcript'
  | 'transcriptIntro'
  | 'you'
  | 'assistant'
  | 'confirmSubject'
  | 'confirmIntro'
  | 'confirm'
  | 'confirmIgnore'
  | 'confirmed'
  | 'stopAsk'
  | 'stopped'
  | 'linkOld'
  | 'followUp'
  | 'waitingSubject'
  | 'waiting'
  | 'open'
  | 'testSubject'
  | 'test',
  string
>
