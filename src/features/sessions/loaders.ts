import type { LoaderFunctionArgs } from 'react-router-dom';
import { getSession, listSessions } from '../../../contract/sessions.ts';
import { prefetch } from '../../api/query.ts';

export const startSessions = () => prefetch(listSessions);

export const startSession = ({ params }: LoaderFunctionArgs) =>
  prefetch(getSession, { params: { name: params.name ?? '' } });
