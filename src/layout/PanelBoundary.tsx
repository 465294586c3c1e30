import { Trans } from '@lingui/react/macro';
import { Component, type ReactNode } from 'react';
import { askAllAgain } from '../api/query.ts';
import { Panel } from '../ui/Panel.tsx';
import { Fault } from './Fault.tsx';

interface PanelBoundaryProps {
  /** Shown over the error, in the place of the panel that failed. */
  title?: ReactNode;
  children: ReactNode;
}

interface Caught {
  readonly error: unknown;
  readonly isRetrying: boolean;
}

/** Keeps what fails in one panel from taking the page with it. */
export class PanelBoundary extends Component<PanelBoundaryProps, { caught: Caught | null }> {
  override state = { caught: null as Caught | null };

  static getDerivedStateFromError(error: unknown) {
    return { caught: { error, isRetrying: false } };
  }

  /** What it could not draw may be what it was told: drawn from the same answers it would fail again. */
  retry = async (caught: Caught) => {
    this.setState({ caught: { ...caught, isRetrying: true } });
    await askAllAgain();
    this.setState({ caught: null });
  };

  override render() {
    const { caught } = this.state;
    if (!caught) return this.props.children;
    return (
      <Panel title={this.props.title}>
        <Fault
          title={<Trans>This part of the page failed</Trans>}
          error={caught.error}
          retrying={caught.isRetrying}
          onRetry={() => void this.retry(caught)}
        />
      </Panel>
    );
  }
}
