/** The watching of the shop's page for those who do not bring it along: the panel fetches it after its first picture. */
export { observe } from '../edge/page-facts.ts'
