const axios = require('axios');
async function sendWhatsAppMessage(sessionName, chatId, text, apiToken) {
const url = `https://apiv2.waiflow.app/api/v2/sessions/${sessionName}/messages`;
const headers = {
'Authorization': `Bearer ${apiToken}`,
'Content-Type': 'application/json'
};
const payload = { chatId, text };
const response = await axios.post(url, payload, { headers });
return response.data;
}
// Usage
(async () => {
const result = await sendWhatsAppMessage(
'support-team',
'[email protected]',
'Hello from Node.js!',
'YOUR_TOKEN'
);
console.log(`Message ID: ${result.result.key.id}`);
})();
