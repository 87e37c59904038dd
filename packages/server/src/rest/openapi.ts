import { errorCodes, type RestRoute, restRoutes } from '@deskbell/protocol'
import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'

/** Checks that are functions are not in the description; the server does them all the same. */
const config: ConversionConfig = { target: 'draft-2020-12', errorMode: 'ignore', typeMode: 'input' }

function schemaOf(schema: GenericSchema, typeMode: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = toJsonSchema(schema, { ...config, typeMode }) as Record<string, unknown>
  return rest
}

interface ObjectSchema {
  properties?: Record<string, Record<string, unknown>>
  required?: string[]
}

function parameters(place: 'path' | 'query', schema: GenericSchema | undefined) {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as ObjectSchema
  return Object.entries(properties).map(([name, { description, ...one }]) => ({
    ...{ name, in: place, required: required.includes(name) },
    ...(description === undefined ? {} : { description }),
    schema: one,
  }))
}

/** Every answer says by `ok` whether it was granted. */
function granted(schema: GenericSchema) {
  const { properties = {}, required = [], ...rest } = schemaOf(schema, 'output') as ObjectSchema
  return { ...rest, properties: { ok: { const: true }, ...properties }, required: ['ok', ...required] }
}

const json = (schema: object) => ({ 'application/json': { schema } })

function operation(name: string, { summary, scope, path, query, body, answer }: RestRoute) {
  const given = [...parameters('path', path), ...parameters('query', query)]
  return {
    operationId: name.replace('.', '-'),
    tags: [scope.split(':', 1)[0]],
    summary,
    description: `Needs a key with \`${scope}\`.`,
    ...(given.length > 0 ? { parameters: given } : {}),
    ...(body ? { requestBody: { required: true, content: json(schemaOf(body, 'input')) } } : {}),
    responses: {
      200: { description: 'Granted.', content: json(granted(answer)) },
      default: { description: 'Refused.', content: json({ $ref: '#/components/schemas/Refused' }) },
    },
  }
}

const refused = {
  type: 'object',
  required: ['ok', 'error'],
  properties: {
    ok: { const: false },
    error: {
      type: 'object',
      required: ['code', 'retry'],
      properties: {
        code: { enum: errorCodes },
        retry: { type: 'boolean', description: 'Whether the same request may succeed later.' },
        afterMs: { type: 'number', description: 'Milliseconds to wait before a retry.' },
        field: { type: 'string', description: 'What was wrong.' },
      },
    },
  },
}

/** The description of the HTTP interface, made from the schemas that the server checks requests by. */
export function describeApi(): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const [name, route] of Object.entries(restRoutes) as [string, RestRoute][]) {
    paths[route.url] = { ...paths[route.url], [route.method.toLowerCase()]: operation(name, route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Deskbell', version: '1', description: 'For programs of a shop. See docs/rest.md.' },
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key made in the console.' } },
      schemas: { Refused: refused },
    },
  }
}
