/** What a hosted server may do that ours never does. */
export type Oddity =
  /** A session has a status and a reason that nobody has heard of. */
  | 'unknown-status'
  /** Lists come as `{ items, total }` where the guide has them bare. */
  | 'wrapped-lists'
  /** A wrong body is told as 422 with a list of details. */
  | 'fastapi-validation'
  /** A body with a field that the guide does not name is refused. */
  | 'strict-bodies'
  /** A proxy answers everything with an HTML page and 502. */
  | 'bad-gateway'
  /** A refused credential is told by the status alone. */
  | 'empty-401'
  /** A website is there instead: every path is an HTML page with 200. */
  | 'website'
  /** There is no stream of a session either. */
  | 'no-events'
  /** The list has fields that nobody knows, a session without a status, and a null. */
  | 'odd-rows'
  /** A path that it does not have is 403, not 404. */
  | 'forbidden-paths'
  /** Every request is one too many for the next half minute. */
  | 'rate-limited'
  /** Pages of other origins may not read its answers. */
  | 'no-cors'
  /** They may, and may send it the guide's headers, but no others. */
  | 'guide-headers';
