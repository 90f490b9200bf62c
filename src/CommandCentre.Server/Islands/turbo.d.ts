// The part of Turbo that the islands use; the package brings no types.
declare module "@hotwired/turbo" {
  export function visit(address: string, options?: { action?: "advance" | "replace"; response?: { statusCode: number; redirected: boolean; responseHTML: string } }): void;
}
