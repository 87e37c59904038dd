import { metricScales } from '@deskbell/protocol'

const scaleRules = Object.entries(metricScales).map(([metric, [min, max]]) => ({
  if: { properties: { metric: { const: metric } }, required: ['metric'] },
  // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
  then: { properties: { min: { const: min }, max: { const: max } } },
}))

const settingRules = Object.entries({ tag: 'tags', days: 'days' }).map(([trigger, key]) => ({
  if: { properties: { trigger: { const: trigger } }, required: ['trigger'] },
  // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
  then: { required: [key] },
  else: { not: { required: [key] } },
}))

/** What the protocol checks over several fields of a survey, in the words of JSON Schema; ids given twice it cannot say. */
export const surveyConditions = {
  allOf: [...settingRules, { properties: { questions: { items: { allOf: scaleRules } } } }],
}
