import { parse, SiteConfig, type Survey } from '@deskbell/protocol'

/** The surveys of a site as the server gives it; `null` where that is no site. In a file of its own for what it takes to know one. */
export function readSurveys(site: unknown): readonly Survey[] | null {
  const config = parse(SiteConfig, site)
  return config.ok ? config.value.surveys : null
}
