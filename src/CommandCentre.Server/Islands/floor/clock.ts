/** Operation time on the device: what was heard last, carried on by the device's clock at the operation's speed. */
export interface Heard { readonly operation: number; readonly device: number; readonly speed: number }

export const heard = (at: string, speed: string): Heard => ({ operation: Date.parse(at), device: Date.now(), speed: Number(speed) });

/** This moment by both clocks; a device whose clock was put back counts as standing still. */
export const now = ({ operation, device, speed }: Heard): { operation: number; device: number } => {
  const here = Date.now();
  return { device: here, operation: operation + Math.max(0, here - device) * speed };
};
