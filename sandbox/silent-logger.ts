import type { UserFacingSocketConfig } from 'baileys';

const ignore = () => undefined;

/** Baileys' Signal code asks for a logger; what goes wrong there is answered on the wire instead. */
export const silentLogger: NonNullable<UserFacingSocketConfig['logger']> = {
  level: 'silent',
  child: () => silentLogger,
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
};
