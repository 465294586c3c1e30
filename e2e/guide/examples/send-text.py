import requests

def send_whatsapp_message(session_name, chat_id, text, api_token):
    url = f"https://apiv2.waiflow.app/api/v2/sessions/{session_name}/messages"
    headers = {
        "Authorization": f"Bearer {api_token}",
        "Content-Type": "application/json"
    }
    payload = {
        "chatId": chat_id,
        "text": text
    }
    response = requests.post(url, json=payload, headers=headers)
    return response.json()

# Usage
result = send_whatsapp_message(
    session_name="support-team",
    chat_id="[email protected]",
    text="Hello from Python!",
    api_token="YOUR_TOKEN"
)
print(f"Message ID: {result['result']['key']['id']}")
