import { dirname, resolve } from 'node:path'
import { ConfigError, optionsFromEnvironment, type ServerOptions } from '@deskbell/server'

type Given = Partial<ServerOptions>

/** Paths in a file mean what they mean beside that file, wherever the command was typed. */
function resolvePaths(given: Given, folder: string): Given {
  const from = (path: string) => resolve(folder, path)
  const { dataDir, static: built, sites } = given
  return {
    ...given,
    ...(typeof dataDir === 'string' ? { dataDir: from(dataDir) } : {}),
    ...(built ? { static: { cdn: from(built.cdn), console: from(built.console) } } : {}),
    ...(Array.isArray(sites)
      ? { sites: sites.map((site) => ({ ...site, folder: from(site.folder), help: site.help && from(site.help) })) }
      : {}),
  }
}

function parseObject(text: string, file: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new ConfigError(file, (error as Error).message, 'valid JSON')
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new ConfigError(file, value, 'an object with options of the server')
}

/**
 * The options of a config file and the environment, which wins. What is wrong in them the server says when it starts.
 * @param built where the widget and the console lie when the file does not say it
 * @throws ConfigError when the file is no JSON object, or gives what only code can give
 */
export function readConfig(
  { file, text }: { file: string; text: string },
  env: Record<string, string | undefined>,
  built: ServerOptions['static'],
): ServerOptions {
  const { $schema: _, ...given } = parseObject(text, file)
  if ('pages' in given) throw new ConfigError(`${file}: pages`, given.pages, 'nothing: only code can answer pages')
  const fromFile = resolvePaths(given as Given, dirname(resolve(file)))
  return { static: built, ...fromFile, ...optionsFromEnvironment(env) } as ServerOptions
}
