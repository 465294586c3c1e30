export interface Counts {
  passed: number;
  failed: number;
}

export function vitestCounts(report: object | null, endedWell: boolean): Counts;
export function playwrightCounts(report: object | null, endedWell: boolean): Counts;
