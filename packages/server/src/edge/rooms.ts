/** Names of the push rooms, in one place for those who join and those who publish. */
export const visitorRoom = (visitor: string) => `visitor ${visitor}`
export const siteRoom = (site: string) => `site ${site}`
export const conversationRoom = (conversation: string) => `conversation ${conversation}`
export const agentRoom = (agent: string) => `agent ${agent}`
export const sessionRoom = (hash: string) => `session ${hash}`
