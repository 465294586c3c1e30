/** Where "Write a text" puts the cursor. */
export const recipientFieldId = 'send-to';
export const textFieldId = 'send-text';
