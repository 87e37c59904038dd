export { contentWords } from './content-words.ts'
export { type Asked, groupQuestions, type QuestionGroup } from './group-questions.ts'
