export { checkFile, type PlacedFault } from './check-file.ts'
export { checkGreetings, checkSurvey, type Fault, repeated } from './meaning.ts'
export { didYouMean, nearestWord } from './nearest-word.ts'
export { type Place, placeAt, placeOfField } from './place-of.ts'
