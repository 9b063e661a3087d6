/** Why a point of a search has no value of a measure, after "since". */
export function whyNoValue(grows: boolean): string {
  return grows ? 'its queue grows without bound' : 'its runs do not give it';
}
