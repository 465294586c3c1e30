import { QRCodeSVG } from 'qrcode.react';
import { memo } from 'react';
import type { QrCode } from '../../contract/sessions.ts';

/** Four modules, the least that the QR standard asks for around a code. */
const quietZone = 4;

interface ScanCodeProps {
  code: QrCode;
  label: string;
}

/**
 * The code to scan: dark on light in both themes, because cameras want it so. Drawn once a code,
 * not with each tick of its countdown.
 */
export const ScanCode = memo(function ScanCode({ code, label }: ScanCodeProps) {
  return (
    <div className="size-full overflow-hidden rounded-control bg-qr-paper text-qr-ink">
      {code.qr_text ? (
        <QRCodeSVG
          value={code.qr_text}
          size={288}
          marginSize={quietZone}
          fgColor="currentColor"
          bgColor="transparent"
          role="img"
          aria-label={label}
          className="size-full"
        />
      ) : (
        <img src={code.qr} alt={label} className="size-full p-4 [image-rendering:pixelated]" />
      )}
    </div>
  );
});
